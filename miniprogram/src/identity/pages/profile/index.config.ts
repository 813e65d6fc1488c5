export default definePageConfig({ navigationBarTitleText: '姓名和生日' })
