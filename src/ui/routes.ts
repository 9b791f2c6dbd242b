// Where every screen lives. src/pages/<path>.tsx mounts <Name>Screen of the feature folder named beside it.
// src/app.config.ts lists the same paths (tests/ui/routes.test.ts compares them).
export const routes = {
  /** features/welcome WelcomeScreen */
  welcome: '/pages/welcome/index',
  /** features/sign-in SignInScreen */
  signIn: '/pages/sign-in/index',
  /** features/sign-in ClaimScreen: ?offer=&name=&tail= opens the bind confirmation */
  claim: '/pages/claim/index',
  /** features/help HelpScreen */
  help: '/pages/help/index',
  /** features/home HomeScreen (tab 学习) */
  home: '/pages/home/index',
  /** features/exam-overview ExamOverviewScreen (tab 考试) */
  examOverview: '/pages/exam-overview/index',
  /** features/me MeScreen (tab 我的) */
  me: '/pages/me/index',
  /** features/my-courses MyCoursesScreen */
  myCourses: '/pages/my-courses/index',
  /** features/class ClassScreen: ?enrolment= */
  class: '/pages/class/index',
  /** features/course CourseScreen */
  course: '/pages/learn/course/index',
  /** features/lesson LessonScreen */
  lesson: '/pages/learn/lesson/index',
  /** features/exercise ExerciseScreen */
  exercise: '/pages/learn/exercise/index',
  /** features/statement StatementScreen */
  statement: '/pages/learn/statement/index',
  /** features/check CheckScreen: ?scene=<code> from the computer's code; features/sign-in ScannedCode takes its own codes first */
  check: '/pages/check/index',
  /** features/exam-notice ExamNoticeScreen: ?enrolment= */
  examNotice: '/pages/exam/notice/index',
  /** features/exam-identity ExamIdentityScreen: ?enrolment= */
  examIdentity: '/pages/exam/identity/index',
  /** features/exam-photo ExamPhotoScreen: ?enrolment=, or ?slot= or ?scene= from the computer's code, or nothing to type six digits */
  examPhoto: '/pages/exam/photo/index',
  /** features/exam-room ExamRoomScreen: ?enrolment= */
  examRoom: '/pages/exam/room/index',
  /** features/exam-result ExamResultScreen: ?attempt=, and ?timeUp= when the page has just handed in by itself */
  examResult: '/pages/exam/result/index',
  /** features/certificate CertificateScreen: ?enrolment=, the first without it */
  certificate: '/pages/my/certificate/index',
  /** features/account AccountScreen: ?step=own-phone opens that form */
  account: '/pages/my/account/index',
  /** features/privacy PrivacyScreen */
  privacy: '/pages/my/privacy/index',
  /** features/appeal AppealScreen: ?attempt= */
  appeal: '/pages/my/appeal/index',
  /** features/verify VerifyScreen: ?number= or ?scene= */
  verify: '/pages/verify/index',
  /** features/review ReviewScreen, in the browser build alone: ?link= */
  review: '/pages/review/index',
} as const

export type Route = (typeof routes)[keyof typeof routes]

/** Tab pages are switched to, never stacked. */
export const tabRoutes: readonly Route[] = [routes.home, routes.examOverview, routes.me]
