import { Resvg } from './none.ts'
