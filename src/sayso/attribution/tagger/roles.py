"""The numbers of the roles that tags give: tags 2r+1 and 2r+2 begin and continue role r."""

SOURCE, CUE, CONTENT = 0, 1, 2
