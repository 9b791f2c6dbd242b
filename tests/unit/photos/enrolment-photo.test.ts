import { idNumberInFileName, judgeEnrolmentPhoto } from '../../../src/domain/photos'

describe('whose photo a file is (PHO-04)', () => {
  test.each([
    ['11010519491231002X.jpg', '11010519491231002X'],
    ['班级/王芳 11010519491231002x (2).JPG', '11010519491231002X'],
    ['班级\\110105194912310021王芳.png', '110105194912310021'],
    ['王芳.jpg', null],
    ['IMG_20260314091500123.jpg', null],
    ['1101051949123100211.jpg', null],
    ['11010519491231002X 110105194912310021.jpg', null],
    ['11010519491231002X/照片.jpg', null],
  ])('%s: %s', (fileName, idNumber) => {
    expect(idNumberInFileName(fileName)).toBe(idNumber)
  })
})

describe('whether it may be kept', () => {
  const fine = { hasIdNumber: true, isSecondOfPerson: false, isKnown: true, isEnrolled: true, hasWithdrawn: false, fault: null, storedFor: null } as const
  test.each([
    [{}, 'take'],
    [{ storedFor: 'own' as const }, 'stored'],
    [{ storedFor: 'other' as const }, 'someone-elses'],
    [{ fault: 'damaged' as const }, 'damaged'],
    [{ hasWithdrawn: true }, 'withdrawn'],
    [{ isEnrolled: false }, 'not-enrolled'],
    [{ isSecondOfPerson: true }, 'second-of-person'],
    [{ isKnown: false, isEnrolled: false }, 'unknown'],
    [{ hasIdNumber: false, isKnown: false }, 'no-id-number'],
  ])('%j: %s', (change, verdict) => {
    expect(judgeEnrolmentPhoto({ ...fine, ...change })).toBe(verdict)
  })
})
