Feature: Who may look
  Cases are for clinicians who have signed in. Each may do what their roles allow and no more, no role includes
  another, and each look at a case is recorded before the case is shown.

  Background:
    Given a person with two weeks of simple low back pain
    And the person has asked for a week

  Scenario: Each role gets its own pages
    Then the desk lets people in like this
      | page                | nobody | clinician | author | exporter | admin |
      | the list of cases   | no     | yes       | yes    | yes      | no    |
      | the case            | no     | yes       | yes    | yes      | no    |
      | reviewing the case  | no     | yes       | no     | no       | no    |
      | signing a rule      | no     | yes       | no     | no       | no    |
      | signing a promise   | no     | yes       | no     | no       | no    |
      | a file of all cases | no     | no        | no     | yes      | no    |
      | proposing a content | no     | no        | yes    | no       | no    |
      | the users           | no     | no        | no     | no       | yes   |

  Scenario: The code of a person does not open the desk
    Then the person's code does not open the desk

  Scenario: Every look at a case is recorded, and every file of cases that is taken away
    Given "anna" has signed in as "exporter"
    When "anna" looks at these pages of the case
      | page                        | recorded as             |
      | the case                    | case                    |
      | a rule in the case          | rule chest-pain         |
      | the rules that did not fire | rules that did not fire |
      | the replay                  | replay                  |
      | the what-if                 | what if                 |
    And "anna" takes the cases away as a file
    Then each of these looks is recorded under "anna"
    And the export is recorded under "anna"
    And the chain holds

  Scenario: A look cannot be taken off the record unseen
    Given "anna" has looked at the case
    And "bert" has looked at the case
    When somebody takes out record 2
    Then the chain says that record 2 is missing

  Scenario: A disabled user is signed out at once
    Given "anna" has signed in as "clinician"
    When "anna" is disabled
    Then "anna" is no longer let in
    And it is recorded who disabled "anna"

  Scenario: A desk that is left unattended signs out
    Given "anna" has signed in as "clinician"
    When nobody does anything for 31 minutes
    Then "anna" is no longer let in
