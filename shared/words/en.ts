import type { Words } from './vi.ts'

/** An aid for those who do not read Vietnamese, not an official translation. */
export const en: Words = {
  brand: 'Rate our service',
  skip: 'Skip to the main content',
  skipToQuestions: 'Skip to the questions',
  simulated: 'This is a trial system with simulated data.',

  display: 'Display',
  large: 'Large text',
  contrast: 'High contrast',
  read: 'Read aloud',
  readStop: 'Stop reading',

  ask: 'Are you satisfied with how your case was handled this time?',
  askOther: 'Please rate how your case was handled this time',
  length: (questions, minutes) =>
    `${questions} ${questions === 1 ? 'question' : 'questions'}, ${minutes < 1 ? 'less than 1 minute' : `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`}.`,
  maySkip: 'You may skip any question.',
  place: 'Place',
  counter: 'Counter',
  area: 'Area',
  areaOf: 'Area of your case',
  areaPick: 'Choose an area',
  areaUnsure: 'I am not sure',
  noNames: 'This form does not ask for your name, phone number or ID number.',
  noStaff: 'Counter staff cannot see your answers.',
  assisted: 'An official is helping and so sees what is chosen on this device. The form is marked “Assisted”.',
  use: 'How are the answers used?',
  uses: (unit, isAssisted) => [
    ['Why do we ask?', `${unit} uses the answers to compute the satisfaction index and improve its service.`],
    [
      'Who sees the answers?',
      `${
        isAssisted
          ? 'The official who helps sees the answers as they are chosen on this device. Once sent, nobody at the counter can see a single form.'
          : 'Counter staff never see a single form.'
      } Only aggregate results are published.`,
    ],
    [
      'What is stored?',
      'The counter, the area, the day, the answers and what you choose to add. Not the time, and not your phone’s network address.',
    ],
    [
      'For how long?',
      'Forms are kept for good, so that each year’s index can be checked; nothing on a form tells who sent it. On your phone the answers delete themselves once sent.',
    ],
    ['Must I answer?', 'Answering is voluntary. You may skip any question; your case is not affected.'],
  ],
  outOfHours: (hours) =>
    `The office is closed now (open ${hours}). You may still answer; the form counts all the same.`,
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],

  part: (i, n) => `Part ${i} of ${n}`,
  noOpinion: 'No opinion',
  progress: '{k} of {n} answered',
  toSend: 'Go to Send',
  more: 'Could you answer a few more?',
  moreHint: (questions, minutes) =>
    `${questions} more ${questions === 1 ? 'question' : 'questions'}, ${minutes < 1 ? 'less than 1 minute' : `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`}. Your answers above are kept.`,
  moreButton: 'Answer more',
  reasons: 'Why are you not satisfied?',
  reasonsHint: 'Choose as many as apply, or none.',
  complainThis: 'Do you need a reply about this?',

  other: 'Other comments',
  optional: 'Optional',
  comment: 'What should be done better?',
  commentWarn:
    'Please do not write names, phone numbers, ID numbers or case codes, yours or anyone’s. 500 characters at most.',
  about: 'Statistical information (optional)',
  aboutWhy: 'Helps to see whether every group is served fairly. You may leave it blank.',
  aboutConsent: 'I agree that the above may be used for statistics.',
  aboutDropped: 'Unless you tick this box, the above is not stored.',
  blank: 'Leave blank',
  respondent: { sex: 'Sex', age: 'Age', education: 'Education', occupation: 'Occupation' },
  consent: 'By pressing Send you agree that the answers are used as stated above.',
  send: 'Send',
  sending: 'Sending…',

  error: (title) => `Error: ${title}`,
  notSent: 'The form has not been sent',
  stillHere:
    'Your choices are still there below. Please wait a moment and send again: however often it is sent, it counts once.',
  wrong: {
    'not-a-uuid': 'Must be a UUID',
    'not-a-text': 'Must be a text',
    'not-answers': 'Must be answers by criterion key',
    'not-a-rating': 'Must be a level of the scale, or null',
    'not-a-choice': 'There is no such choice',
    'not-known': 'There is no such field',
    'not-an-object': 'Must be an object',
    'no-area': 'Please choose the area of your case, or “I am not sure”',
    'area-not-served': 'This counter does not serve the chosen area',
    'unknown-questionnaire': 'There is no such questionnaire',
    'not-a-rotation': 'Must be one criterion of each factor, in order',
    'not-asked': 'The short form did not ask this criterion',
    'not-reasons': 'Must be reasons by criterion key',
    'unknown-reason': 'The criterion has no such reason',
    'unknown-criterion': 'The questionnaire has no such criterion',
    'nothing-answered': 'Please answer at least one question',
    'comment-too-long': 'The comment is longer than 500 characters, please shorten it',
  },

  thanks: 'Thank you. Your rating has been recorded',
  thanksTitle: 'Rating received',
  receipt: 'Receipt code',
  receiptHint:
    'You need not do anything else. The code only shows that your form was counted; it does not tell who you are or what you answered.',
  receiptTitle: 'Check that your form is counted',
  receiptBoxHint: '14 letters and digits, shown after sending. Example: 7KE2M-2CF4T-A9XW',
  receiptCheck: 'Check',
  receiptOther: 'Check another code',
  receiptSays: 'A receipt code only tells that a form is counted, not who sent it or what was answered.',
  isCounted: 'This form is counted',
  countedIn: (unit, month) => `The form is part of the ${month} result of ${unit}.`,
  notFound: 'No form has this code',
  notFoundWhy:
    'A character may be mistyped. If your phone still says “Not sent”, please open that page again with a connection, so that the form is sent.',
  next: 'What happens next',
  nextCounted: (unit) => `Your answers are added to the result of ${unit}.`,
  nextOnce: 'The form counts once, however often you press Send or open this page again.',
  complain: 'Do you need a reply about a specific matter? This form does not replace formal feedback.',
  complainLink: 'Send feedback on the National Public Service Portal',

  codeTitle: 'Enter the code on the sign at the counter',
  codeLabel: 'Code printed under the QR',
  codeAgain: 'Retype the code printed under the QR',
  codeHint: '6 letters and digits, upper or lower case. Example: 7KE2M2',
  goOn: 'Continue',
  otherCode: 'Enter another code',
  staff: 'For staff',
  staffAdmin: 'Satisfaction index',
  staffCounter: 'Counter screen',
  startIntro: 'To rate how your case was handled, scan the QR at the counter or enter the code printed under it.',

  remedy: {
    malformed: 'Please go back and send again. Your choices are usually still there.',
    'signed-out': 'Your session has ended. Please sign in again.',
    'not-allowed': 'If you need to see this, please ask your administrator.',
    'foreign-form': 'Please open the page again and use the button on it.',
    'unknown-page': 'The address may be mistyped. To rate a service, enter the code printed under the QR.',
    'unknown-code': 'A character may be mistyped, or the sign was replaced.',
    'unknown-ticket': 'The link may have been cut short, or was not given out by this system.',
    'unknown-unit': 'Please choose a unit from the list.',
    counting: 'The figures are being added up after much came in at once. Please come back in a few minutes.',
    'unknown-response': 'No response has this id.',
    'wrong-method': 'Please open the page again from the start.',
    'counter-closed': 'Please scan the code at the counter that served you.',
    'already-answered':
      'The form sent first is kept and counted once, so the one just sent was not recorded. If this is about another visit, please open a new form.',
    'used-ticket':
      'Each code on the counter’s screen takes one form, and one was already sent with this code. It is kept and counted once.',
    'used-invitation':
      'A form for this invitation was received. It is kept and counted once. If you did not send it, please use the common code printed on the sign at the counter.',
    'expired-invitation':
      'The invitation on the receipt or in the message is good until the day written there, so that answers are about what just happened.',
    'expired-ticket': 'A code on the counter’s screen can be opened for one minute, so that each visit is rated once.',
    'revoked-code': 'The sign at the counter was replaced. Please scan the one that is there now.',
    'paused-code':
      'The code works again once the counter goes on. Please try later, or enter another code found at the counter that served you.',
    'expired-code':
      'This sign was good until a set day. Please scan the one now at the counter, or enter the code printed under its QR.',
    'too-large': 'Please go back, shorten the comment and send again.',
    'wrong-content-type': 'Please open the page again and use the button on the form.',
    invalid: 'Please open the page again and try once more.',
    'too-many': 'Please wait a minute and try again. Your choices are still there when you go back.',
    busy: 'Please wait a few seconds and send again: however often it is sent, a form counts once.',
    'storage-unavailable':
      'Please try again in a few minutes. If you have just sent a form, go back and send it again: it will not count twice.',
    unexpected:
      'Please try again in a few minutes. If you have just sent a form, go back and send it again: it will not count twice.',
  },
  typed: (code) => `Code entered: ${code}.`,
  closedOn: (counter, unit, day) => `${counter} of ${unit} closed on ${day}.`,
  again: 'Open a new form',
  youCan: 'You can',
  scanAgain: (counter) =>
    `scan the code now shown at ${counter}, or ask the official to press “Next person” for a new one;`,
  scanAgainSomewhere: 'scan the code now shown at the counter, or ask the official for a new one;',
  usePrinted: 'rate with the counter’s common code. The form still counts, marked “visit not confirmed”.',
  rateWithPrinted: 'Rate with the common code',
  keptAnswers:
    'The answers you have just chosen are still here: press the button below to send them, without choosing again.',
  sendWithPrinted: 'Send with the common code',

  offline: 'Not sent. Your answers are kept on this device',
  offlineWhy: 'The line or the system is interrupted. The form will be sent again by itself.',
  loose: 'Not sent. Please do not close this page',
  looseWhy:
    'This device does not let the page keep your answers: they are only in the form below. The page will send them again when there is a connection.',
  unsent: 'Not sent',
  sendNow: 'Send again now',
  stillUnsent: 'Still not sent. Your answers are still here, and this page keeps trying.',
  letter: (place) => `${place}. Answers: {n} ({at})`,
  forget: 'Delete from this device',
  forgotten: 'Deleted from this device',
  offlineKeep:
    'You may close the page. The form is kept until it is sent: open this page again with a connection and it goes. Please do so within 7 days, as some phones delete it after that.',
  refusedSee: 'See the form',
  sent: 'Sent. Receipt code {receipt}',
  refused: 'A form was not accepted: {why}.',

  poster: 'QR sign',
  posterTip:
    'Print at 100 % on white paper; place it out of staff reach and at eye level. Test one copy before printing many.',
  posterPrint: (sheets) => (sheets > 1 ? `Print ${sheets} sheets` : 'Print'),
  posterSizes: 'Paper size',
  posterAll: 'All three',
  posterNone: 'There is no counter that takes ratings to print.',
  posterA4: 'A4 poster',
  posterA5: 'A5 sheet',
  posterTent: 'Table tent (A4 folded)',
  posterPreview: 'Print preview',
  posterAsk: 'How satisfied are you with today’s service?',
  posterSteps: [
    'Scan the QR code with your phone camera or Zalo',
    'Choose how satisfied you are with each item',
    'Press “Gửi đánh giá” (Send)',
  ],
  posterCode: 'Cannot scan? Open this address and enter the code',
  posterPrivacy: 'No name, no phone number, no ID. Counter staff cannot see your answers.',
  qr: (address) => `QR code of the survey, leads to ${address}`,
}
