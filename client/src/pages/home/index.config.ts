export default definePageConfig({ navigationBarTitleText: '一脉' });
