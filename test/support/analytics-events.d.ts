declare module 'analytics-events' {
  const patterns: Record<
    | 'productViewed'
    | 'productListViewed'
    | 'productAdded'
    | 'productRemoved'
    | 'cartViewed'
    | 'checkoutStarted'
    | 'orderCompleted'
    | 'productsSearched'
    | 'promotionViewed'
    | 'promotionClicked',
    RegExp
  >
  export default patterns
}
