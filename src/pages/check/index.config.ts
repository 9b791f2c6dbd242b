export default definePageConfig({ navigationBarTitleText: '学习验证' })
