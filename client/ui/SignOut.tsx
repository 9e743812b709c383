export const SignOut = ({ says }: { says: string }) => (
  <form method="post" action="/sign-out">
    <button class="sign-out">{says}</button>
  </form>
)
