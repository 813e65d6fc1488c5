export default definePageConfig({ navigationBarTitleText: '互助', enablePullDownRefresh: true })
