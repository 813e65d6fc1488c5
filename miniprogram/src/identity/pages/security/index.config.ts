export default definePageConfig({ navigationBarTitleText: '密码和动态验证码' })
