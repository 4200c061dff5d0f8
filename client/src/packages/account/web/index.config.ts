export default definePageConfig({ navigationBarTitleText: '一脉优选' });
