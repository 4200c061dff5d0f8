export default definePageConfig({ navigationBarTitleText: '佣金凭证' });
