import { secureHeaders } from 'hono/secure-headers'
import type { Deps } from './deps.ts'

/**
 * Everything a page may load comes from here: no foreign script, font or frame, so no one else learns who answers.
 * While developing, Vite puts its styles inline, so there the policy is left out.
 */
export const headers = ({ csp = true }: Deps) =>
  secureHeaders({
    ...(csp && {
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    }),
    // An address bears a counter's code: no other site is told.
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
