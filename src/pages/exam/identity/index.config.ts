export default definePageConfig({ navigationBarTitleText: '信息确认' })
