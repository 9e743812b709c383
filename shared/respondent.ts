import type { Text } from './questionnaire.ts'

/** One group that a respondent may say to belong to. */
interface Choice {
  key: string
  label: Text
}

/** What may be asked about a respondent, coarse and optional, worded as part A of the SIPAS 2026 form. */
export const RESPONDENT = {
  sex: [
    { key: 'male', label: { vi: 'Nam', en: 'Male' } },
    { key: 'female', label: { vi: 'Nữ', en: 'Female' } },
  ],
  age: [
    { key: '18-24', label: { vi: '18–24', en: '18–24' } },
    { key: '25-34', label: { vi: '25–34', en: '25–34' } },
    { key: '35-49', label: { vi: '35–49', en: '35–49' } },
    { key: '50-60', label: { vi: '50–60', en: '50–60' } },
    { key: 'over-60', label: { vi: 'Trên 60', en: 'Over 60' } },
  ],
  education: [
    { key: 'primary', label: { vi: 'Tiểu học (cấp I)', en: 'Primary' } },
    { key: 'lower-secondary', label: { vi: 'Trung học cơ sở (cấp II)', en: 'Lower secondary' } },
    { key: 'upper-secondary', label: { vi: 'Trung học phổ thông (cấp III)', en: 'Upper secondary' } },
    { key: 'vocational', label: { vi: 'Dạy nghề/Trung cấp/Cao đẳng', en: 'Vocational/college' } },
    { key: 'university', label: { vi: 'Đại học/trên Đại học', en: 'University or higher' } },
    { key: 'other', label: { vi: 'Khác', en: 'Other' } },
  ],
  occupation: [
    { key: 'retired', label: { vi: 'Nghỉ hưu', en: 'Retired' } },
    { key: 'at-home', label: { vi: 'Không đi làm (ở nhà)', en: 'Not working (at home)' } },
    {
      key: 'self-employed',
      label: {
        vi: 'Làm công việc tự do (không ký hợp đồng lao động)',
        en: 'Self-employed (no labour contract)',
      },
    },
    { key: 'student', label: { vi: 'Sinh viên', en: 'Student' } },
    {
      key: 'private-sector',
      label: { vi: 'Làm việc tại tổ chức, doanh nghiệp trong lĩnh vực tư', en: 'Private sector' },
    },
    {
      key: 'public-sector',
      label: { vi: 'Làm việc tại cơ quan, tổ chức, doanh nghiệp trong lĩnh vực công', en: 'Public sector' },
    },
    { key: 'other', label: { vi: 'Khác', en: 'Other' } },
  ],
} as const satisfies Record<string, readonly Choice[]>

export type RespondentField = keyof typeof RESPONDENT

/** A field left blank is absent. */
export type Respondent = { [Field in RespondentField]?: (typeof RESPONDENT)[Field][number]['key'] }

const FIELDS = Object.entries(RESPONDENT) as [RespondentField, readonly Choice[]][]
const UNSAID = '-'

/**
 * What a respondent said as text, one character a question in the order of {@link RESPONDENT}: the choice's position
 * counted from 1, `-` when not said. So neither the questions nor the choices may change places.
 *
 * @returns null when nothing was said
 */
export function encodeRespondent(respondent: Respondent): string | null {
  const code = FIELDS.map(([field, choices]) => {
    const position = choices.findIndex(({ key }) => key === respondent[field])
    return position < 0 ? UNSAID : String(position + 1)
  }).join('')
  return code === UNSAID.repeat(FIELDS.length) ? null : code
}

/** The other way round. */
export const decodeRespondent = (code: string): Respondent =>
  Object.fromEntries(
    FIELDS.flatMap(([field, choices], i) => {
      const choice = choices[Number(code[i]) - 1]
      return choice ? [[field, choice.key]] : []
    }),
  )
