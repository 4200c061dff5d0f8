export default definePageConfig({
  navigationBarTitleText: '我的伙伴',
  enablePullDownRefresh: true,
});
