export default definePageConfig({ navigationBarTitleText: '核对本人信息' })
