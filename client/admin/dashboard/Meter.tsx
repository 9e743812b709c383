/** How much of something is there. Only drawn: the sentence beside it says the same. */
export const Meter = ({ percent }: { percent: number }) => (
  <svg class="meter" width="100%" height="10" aria-hidden="true">
    <rect class="whole" width="100%" height="10" rx="5" />
    <rect class="part" width={`${Math.min(100, Math.max(0, percent))}%`} height="10" rx="5" />
  </svg>
)
