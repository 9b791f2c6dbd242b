export default definePageConfig({ navigationBarTitleText: '课后练习' })
