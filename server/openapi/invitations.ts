import { z } from 'zod'
import { DEFAULT_DAYS, MAX_DAYS, MAX_INVITATIONS } from '../../shared/invitation.ts'
import { ANSWER_HEADER } from '../../shared/invitationRows.ts'
import { AskBody } from '../routes/invitations.ts'
import { problem, schemaOf, SIGNED_IN } from './parts.ts'

const InvitedBody = z.object({
  code: z.string().describe('to be printed beside the QR, for who cannot scan'),
  link: z.url(),
  qr: z.string().describe('SVG of the link'),
  counter: z.string(),
  area: z.string(),
  expiresOn: z.iso.date().describe('last day on which it can be opened'),
})

const csv = { schema: { type: 'string' } }

/** What the one-stop software asks for. */
export const invitationPaths = {
  '/api/v1/invitations': {
    post: {
      summary: 'Invite one person to rate one visit, once; as CSV many people.',
      description:
        `The same dossier gets the same invitation until it expires, used or not: who asks cannot learn who has answered. ` +
        `CSV: columns reference, counter (or unit), area, days; up to ${MAX_INVITATIONS} lines, all or none; ` +
        `answered by CSV with ${ANSWER_HEADER.join(', ')}. Days: 1 to ${MAX_DAYS}, ${DEFAULT_DAYS} unless said.`,
      security: SIGNED_IN,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(AskBody, 'input') }, 'text/csv': csv },
      },
      responses: {
        201: {
          description: 'Invited',
          content: { 'application/json': { schema: schemaOf(InvitedBody) }, 'text/csv': csv },
        },
        400: problem('Not JSON'),
        401: problem('No key, or a revoked one'),
        403: problem('A counter’s account'),
        413: problem('Longer than 2 MB'),
        415: problem('Neither application/json nor text/csv'),
        422: problem('Wrong fields, each with a JSON pointer; or lines, each as #row= of RFC 7111'),
      },
    },
  },
}
