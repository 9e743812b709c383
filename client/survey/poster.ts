import './poster.css'

const button = document.querySelector<HTMLButtonElement>('#print')
if (button) button.hidden = false
button?.addEventListener('click', () => print())
