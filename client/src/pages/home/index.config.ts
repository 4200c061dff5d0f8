export default definePageConfig({
  navigationBarTitleText: '一脉优选',
  navigationStyle: 'custom',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
});
