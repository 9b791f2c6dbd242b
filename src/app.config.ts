const isBrowser = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/exam-overview/index',
    'pages/me/index',
    'pages/welcome/index',
    'pages/sign-in/index',
    'pages/claim/index',
    'pages/help/index',
    'pages/my-courses/index',
    'pages/class/index',
  ],
  subPackages: [
    { root: 'pages/learn', pages: ['course/index', 'lesson/index', 'exercise/index', 'statement/index'] },
    { root: 'pages/exam', pages: ['notice/index', 'identity/index', 'photo/index', 'room/index', 'result/index'] },
    { root: 'pages/my', pages: ['certificate/index', 'account/index', 'privacy/index', 'appeal/index'] },
    { root: 'pages/check', pages: ['index'] },
    { root: 'pages/verify', pages: ['index'] },
    // reviewers work on a computer, by a one-time link (PHO-07)
    ...(isBrowser ? [{ root: 'pages/review', pages: ['index'] }] : []),
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/learn', 'pages/check'] },
    'pages/exam-overview/index': { network: 'all', packages: ['pages/exam'] },
  },
  tabBar: {
    color: '#5b6472',
    selectedColor: '#1f5a96',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      { pagePath: 'pages/home/index', text: '学习', iconPath: 'assets/tab-learn.png', selectedIconPath: 'assets/tab-learn-on.png' },
      { pagePath: 'pages/exam-overview/index', text: '考试', iconPath: 'assets/tab-exam.png', selectedIconPath: 'assets/tab-exam-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tab-me.png', selectedIconPath: 'assets/tab-me-on.png' },
    ],
  },
  window: {
    backgroundColor: '#f3f5f8',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '二级建造师继续教育',
    navigationBarTextStyle: 'black',
  },
  // WeChat for Windows: a window the trainee can widen (ACC-05)
  resizable: true,
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
