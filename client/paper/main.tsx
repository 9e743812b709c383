import '../ui/staff.css'
import './paper.css'
import { render } from 'preact'
import { App } from './App.tsx'

const root = document.getElementById('app')!
root.replaceChildren()
render(<App />, root)
