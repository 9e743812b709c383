/** A button beside each criterion, only where the phone has a voice for the language of the page. */
export function offerReading(form: HTMLFormElement) {
  const speech = window.speechSynthesis
  if (!speech) return
  const { lang } = document.documentElement
  const offer = () => {
    const voice = speech.getVoices().find((one) => one.lang.startsWith(lang))
    if (!voice || form.querySelector('.read')) return
    for (const criterion of form.querySelectorAll('.criterion')) criterion.append(button(criterion, voice))
  }
  // Chrome learns of its voices only some time after it is asked.
  speech.addEventListener?.('voiceschanged', offer)
  offer()

  let speaking: HTMLButtonElement | undefined
  function button(criterion: Element, voice: SpeechSynthesisVoice) {
    const element = document.createElement('button')
    element.type = 'button'
    element.className = 'read'
    element.textContent = form.dataset.read!
    element.addEventListener('click', () => {
      const again = speaking === element
      speech.cancel()
      if (speaking) speaking.textContent = form.dataset.read!
      speaking = undefined
      if (again) return
      const texts = [...criterion.querySelectorAll('.of, .q, small, .level, .tick')].map((one) =>
        one.textContent.trim(),
      )
      const utterance = new SpeechSynthesisUtterance(texts.join('\n'))
      utterance.voice = voice
      utterance.lang = voice.lang
      const end = () => {
        if (speaking !== element) return
        element.textContent = form.dataset.read!
        speaking = undefined
      }
      // A voice that fails does not end.
      for (const event of ['end', 'error']) utterance.addEventListener(event, end)
      speaking = element
      element.textContent = form.dataset.stop!
      speech.speak(utterance)
    })
    return element
  }
}
