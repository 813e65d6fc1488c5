export default definePageConfig({ navigationBarTitleText: '求助或帮忙' })
