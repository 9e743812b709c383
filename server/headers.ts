import { secureHeaders } from 'hono/secure-headers'
import type { Deps } from './deps.ts'

/**
 * Everything a page may load comes from here: no foreign script, font or frame, so no one else learns who answers.
 * The survey's styles stand in its pages, and are known by their hash. While developing, Vite puts its styles inline, so there the policy is left out.
 */
export const headers = ({ csp = true, assets }: Deps) =>
  secureHeaders({
    ...(csp && {
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", (c) => (c.req.path.startsWith('/api/') ? '' : (assets('survey').inline?.hash ?? ''))],
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
