/** Of `customer_case c`: with the desk and the worker who were asked for, as it stands now; null is everybody. */
export const whoseCase = '(@desk IS NULL OR c.desk_now = @desk) AND (@agent IS NULL OR c.owner_now = @agent)'
