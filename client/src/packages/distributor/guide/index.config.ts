export default definePageConfig({
  navigationBarTitleText: '新手引导',
  enablePullDownRefresh: true,
});
