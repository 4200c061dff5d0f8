export default definePageConfig({
  navigationBarTitleText: '链接体检',
  enablePullDownRefresh: true,
});
