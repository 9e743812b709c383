import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { signedIn } from '../session.ts'
import { codes } from './codes.ts'
import { figures } from './figures.ts'
import { imports } from './imports.ts'
import { invitations } from './invitations.ts'
import { kiosk } from './kiosk.ts'
import { reference } from './reference.ts'
import { responses } from './responses.ts'
import { rulings } from './rulings.ts'
import { scores } from './scores.ts'
import { screen } from './screen.ts'

/** Version 1: fields may be added, never changed. Sending a response needs no account; everything else does. */
export const api = (deps: Deps) =>
  new Hono()
    .route('/', responses(deps))
    .route('/', kiosk(deps))
    .use(signedIn(deps))
    .route('/', reference(deps))
    .route('/', screen(deps))
    .route('/', scores(deps))
    .route('/', figures(deps))
    .route('/', rulings(deps))
    .route('/', codes(deps))
    .route('/', invitations(deps))
    .route('/', imports(deps))
