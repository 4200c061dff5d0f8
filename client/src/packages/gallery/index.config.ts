export default definePageConfig({ navigationBarTitleText: '组件总览', enablePullDownRefresh: true });
