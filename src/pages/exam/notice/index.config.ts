export default definePageConfig({ navigationBarTitleText: '考试须知' })
