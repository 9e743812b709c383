import type { KioskWords } from './kiosk.vi.ts'

const written = (seconds: number) => `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`

export const kioskEn: KioskWords = {
  title: 'Self-service kiosk',
  other: 'Tiếng Việt',
  simulated: 'Simulated data: this is a demonstration.',
  loading: 'Loading',

  start: 'What did you come for?',
  startOne: 'How satisfied are you with today’s service?',
  startHint: (questions) => `Touch an area to begin. ${questions} questions, under 1 minute. No names asked.`,
  startOneHint: (questions) => `${questions} questions, under 1 minute. No names asked.`,
  begin: 'Begin',
  otherArea: 'Something else',
  noStaff: 'Staff cannot see anyone’s answers.',

  question: (i, n) => `Question ${i} of ${n}`,
  noOpinion: 'No opinion',
  back: 'Back',
  next: 'Continue',
  pass: 'Skip this question',
  send: 'Send',
  nothing: 'Please answer at least one question before sending.',

  thanks: 'Thank you',
  sending: 'Sending…',
  sent: 'Your rating has been recorded.',
  receipt: 'Receipt code',
  waiting: 'Not sent yet: this device is offline. Your rating is kept and will be sent when it is back.',
  refused: 'Your rating was not taken: this counter no longer takes ratings. Please tell the official.',
  returns: (seconds) => `The first screen returns in ${written(seconds)}.`,
  done: 'Done',
  unsent: (count) =>
    `This device is offline. ${count} ${count === 1 ? 'rating is' : 'ratings are'} not sent yet; that happens by itself when it is back.`,

  idle: 'Do you need more time?',
  idleText: (seconds) => `In ${written(seconds)} unsent answers are erased and the first screen returns.`,
  more: 'I need more time',
  end: 'End',

  closed: 'This device takes no ratings now',
  closedText: 'This counter no longer takes ratings. Please tell the official.',
  failed: 'This device is offline',
  failedText: 'It tries again by itself. You can rate with your phone: scan the code printed at the counter.',

  staff: 'For staff',
  staffTitle: 'Leave kiosk mode',
  staffText: 'For staff only. Please sign in to go back to the counter screen.',
  staffUnsent: (count) =>
    `${count} ${count === 1 ? 'rating is' : 'ratings are'} not sent yet and would be lost by leaving now.`,
  username: 'Username',
  password: 'Password',
  leave: 'Sign in and leave',
  wrong: 'The username or the password is wrong.',
  tooMany: 'Too many attempts. Please wait five minutes.',
  noLine: 'The server cannot be reached. Please try again.',
}
