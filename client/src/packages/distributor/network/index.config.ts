export default definePageConfig({
  navigationBarTitleText: '伙伴关系',
  enablePullDownRefresh: true,
});
