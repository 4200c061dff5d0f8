export default definePageConfig({
  navigationBarTitleText: '佣金小票',
  enablePullDownRefresh: true,
});
