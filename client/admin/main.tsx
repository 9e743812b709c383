import '../ui/staff.css'
import './styles/page.css'
import './styles/filters.css'
import './styles/figures.css'
import './styles/pairs.css'
import './styles/tables.css'
import './styles/print.css'
import { render } from 'preact'
import { App } from './App.tsx'

const root = document.getElementById('app')!
root.replaceChildren()
render(<App />, root)
