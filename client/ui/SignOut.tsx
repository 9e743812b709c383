export const SignOut = ({ says }: { says: string }) => (
  <form method="post" action="/sign-out">
    <button>{says}</button>
  </form>
)
