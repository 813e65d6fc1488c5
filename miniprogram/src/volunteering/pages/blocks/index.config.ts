export default definePageConfig({ navigationBarTitleText: '屏蔽的人' })
