export const contributing = {};
