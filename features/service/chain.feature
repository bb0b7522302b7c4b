Feature: The chain of records
  Everything that happens is written once, in order, and each record seals the one before it. If somebody
  secretly changes a record, that is found out, and the record is named by its number.

  Background:
    Given these people have asked for a week
      | age | chest_signs |
      | 30  | chest_pain  |
      | 40  | none        |
      | 50  | none        |

  Scenario: An untouched chain holds
    Then the chain holds with 3 records

  Scenario Outline: A record that was changed is named
    When somebody changes <what> in record 2
    Then the chain breaks at record 2

    Examples:
      | what                       |
      | when it happened           |
      | who did it                 |
      | whom it is about           |
      | the answers                |
      | the decision               |
      | the triage that lists show |
      | the rules that lists show  |
      | the day that lists show    |

  Scenario: A record that was taken out is missed
    When somebody takes out record 2
    Then the chain says that record 2 is missing

  Scenario: Answers cannot vanish except by a deletion that is itself on record
    When somebody takes out the words of record 2
    Then the chain breaks at record 2

  Scenario: A forged seal breaks the next record
    When somebody changes who did it in record 2
    And the seal of record 2 is forged to fit
    Then the chain breaks at record 3

  Scenario: A record that was taken off the end is revealed by the seal that was noted elsewhere
    Given the last seal is noted elsewhere
    When somebody takes out record 3
    Then the chain holds with 2 records
    And the seal that was noted is no longer there

  Scenario: What is added later does not unsettle the seal that was noted
    Given the last seal is noted elsewhere
    When the last person deletes the case
    Then the chain holds with 4 records
    And the seal that was noted is still there

  Scenario: A record that somebody forges is found by the audit key
    Given an audit key stamps what is kept from here on
    When somebody forges a look at record 2
    Then the chain holds with 5 records
    But the audit key did not stamp record 5

  Scenario: A chain that was made anew is found by the audit key
    Given an audit key stamps what is kept from here on
    When somebody changes who did it in record 2
    And every seal from there on is made anew
    Then the chain holds with 4 records
    But the audit key did not stamp record 4

  Scenario: An end that was cut off is found by the anchor
    Given an audit key stamps what is kept from here on
    And the last record is anchored
    When somebody takes out record 4
    Then the anchor says that record 4 is gone
