// The six specialties of ENR-01 and the two ways of taking one (ENR-02).

export const specialties = ['building', 'municipal', 'mechanical-electrical', 'highway', 'water-conservancy', 'mining'] as const
export type Specialty = (typeof specialties)[number]

export const enrolmentItems = ['main', 'additional'] as const
/** 主项 or 增项. */
export type EnrolmentItem = (typeof enrolmentItems)[number]

/** The names of the notice. */
export const specialtyNames = {
  building: '建筑工程',
  municipal: '市政公用工程',
  'mechanical-electrical': '机电工程',
  highway: '公路工程',
  'water-conservancy': '水利水电工程',
  mining: '矿业工程',
} as const satisfies Record<Specialty, string>

export const itemNames = { main: '主项', additional: '增项' } as const satisfies Record<EnrolmentItem, string>
