export default definePageConfig({ navigationBarTitleText: '事项', enablePullDownRefresh: true })
