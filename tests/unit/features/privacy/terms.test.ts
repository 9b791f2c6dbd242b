import { dayCount } from '../../../../src/features/privacy/text'

test('a term set in days is read in years where it is whole years, leap days among them or not (PRV-01)', () => {
  expect([180, 365, 400, 1095, 1096, 2190, 2192, 2200].map(dayCount)).toEqual(['180 天', '1 年', '400 天', '3 年', '3 年', '6 年', '6 年', '2200 天'])
})
