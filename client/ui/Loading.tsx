/** Holds the place of figures. Unseen for the first 300 ms, since most answers come sooner. */
export const Loading = ({ says }: { says: string }) => (
  <div class="loading">
    <p class="vh" role="status">
      {says}
    </p>
    <div class="card skeleton tall" />
    <div class="card skeleton" />
    <div class="card skeleton" />
    <div class="card skeleton wide" />
  </div>
)
