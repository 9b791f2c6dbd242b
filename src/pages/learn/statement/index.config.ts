export default definePageConfig({ navigationBarTitleText: '学时明细' })
