export default definePageConfig({
  navigationBarTitleText: '邀请进度',
  enablePullDownRefresh: true,
});
