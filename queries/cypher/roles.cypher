// title: Roles
// description: Every title of a post that is known: what words of a question can mean a post.
MATCH (post:Membership)
WHERE post.role IS NOT NULL
RETURN DISTINCT post.role AS role
ORDER BY role
