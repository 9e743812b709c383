import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { signedIn } from '../session.ts'
import { figures } from './figures.ts'
import { reference } from './reference.ts'
import { responses } from './responses.ts'
import { rulings } from './rulings.ts'
import { scores } from './scores.ts'

/** Version 1: fields may be added, never changed. Sending a response needs no account; everything else does. */
export const api = (deps: Deps) =>
  new Hono()
    .route('/', responses(deps))
    .use(signedIn(deps))
    .route('/', reference(deps))
    .route('/', scores(deps))
    .route('/', figures(deps))
    .route('/', rulings(deps))
