export default definePageConfig({ navigationBarTitleText: '投票人', enablePullDownRefresh: true })
