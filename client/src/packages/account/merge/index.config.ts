export default definePageConfig({ navigationBarTitleText: '账号合并' });
