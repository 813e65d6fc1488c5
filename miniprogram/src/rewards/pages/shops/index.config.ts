export default definePageConfig({ navigationBarTitleText: '积分商店', enablePullDownRefresh: true })
